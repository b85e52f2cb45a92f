// Floor and walls: cloudy two-colour surface with tiles, boards, speckle or stripes; or the environment picture,
// darkened by the lifter's shadow.
uniform vec3 first_colour, second_colour;
uniform float tile_scale, tiling, speckle, stripes, use_picture;
uniform sampler2D picture;
uniform vec2 canvas;

void main() {
    if (use_picture > 0.5) {
        vec3 seen = pow(texture(picture, gl_FragCoord.xy / canvas).rgb, vec3(2.2));
        pixel = vec4(to_srgb(seen * mix(1.0, 0.35 + 0.65 * lit(), 0.8)), 0.0);
        return;
    }
    vec3 colour = mix(first_colour, second_colour, cloud(world * tile_scale));
    vec2 cell = abs(fract((abs(normal.z) > 0.5 ? world.xy : world.yz) * tile_scale * 0.35) - 0.5);
    if (tiling > 0.5 && (tiling < 1.5 ? max(cell.x, cell.y) : cell.x) > 0.485) colour *= 0.6;
    if (speckle > 0.5) colour *= 0.7 + 0.6 * step(0.62, grain(world * 90.0));
    if (stripes > 0.5) colour = mix(colour, second_colour.bgr, step(0.6, fract(world.y * tile_scale + 0.4 * world.z * (stripes - 1.0))));
    pixel = vec4(shade(colour, normalize(normal), 0.05, 20.0), 0.0);
}
