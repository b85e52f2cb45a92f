// Bars, plates, racks, furniture: flat colour with some wear. Colour in part.rgb, gloss in part.a; `cut.x` carries the
// class of the object, so that a lifter's own implement can be told from things that merely stand there.
void main() {
    vec3 n = normalize(normal);
    if (dot(n, normalize(eye - world)) < -0.2) n = -n;
    vec3 colour = part.rgb * (0.85 + 0.3 * grain(world * 37.0));
    pixel = vec4(shade(colour, n, part.a, 40.0), cut.x);
}
