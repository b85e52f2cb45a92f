// Skin, hair and clothes, decided per fragment from the template coordinates `cut` (x left, y back, z up, m, hips at
// z = 0, shoulders near 0.45, soles near -0.86).
uniform vec3 skin_colour, hair_colour, shirt_colour, print_colour, trousers_colour, trousers_print, shoe_colour, sock_colour,
    belt_colour, cap_colour, sleeve_knee_colour;
uniform float shirt, sleeve_end, hem, neckline, trousers_end, trousers_top, sock_top, belt_low, belt_high, hair_line, beard,
    cap, knee_sleeve, folds, pattern, pattern_scale, pattern_phase, side_stripe, straps, gloss_scale;

// The printed part of a garment: 0 none, 1 hoops, 2 stripes, 3 two-tone, 4 panel, 5 blotches, 6 chest and back print,
// 7 checks, 8 side panels, 9 text lines.
float printed(vec3 p) {
    float a = p.z * pattern_scale + pattern_phase, b = p.x * pattern_scale + pattern_phase;
    if (pattern < 0.5) return 0.0;
    if (pattern < 1.5) return step(0.5, fract(a));
    if (pattern < 2.5) return step(0.62, fract(b));
    if (pattern < 3.5) return step(0.24 + 0.08 * sin(pattern_phase) + 0.3 * p.y, p.z);
    if (pattern < 4.5) return step(abs(p.z - 0.27 - 0.1 * sin(pattern_phase)), 0.06) * step(abs(p.x), 0.3);
    if (pattern < 5.5) return step(0.5, cloud(p * pattern_scale * 0.9));
    if (pattern < 6.5) return step(length(vec2(p.x, p.z - 0.30 - 0.05 * sin(pattern_phase)) * vec2(1.0, 1.4)), 0.09)
        * step(0.42, grain(p * vec3(90.0, 90.0, 60.0)));
    if (pattern < 7.5) return step(0.5, fract(a)) + step(0.5, fract(b)) - 2.0 * step(0.5, fract(a)) * step(0.5, fract(b));
    if (pattern < 8.5) return step(0.085 + 0.02 * sin(pattern_phase), abs(p.x));
    float line = step(0.45, fract(p.z * 28.0)) * step(abs(p.z - 0.30), 0.09) * step(abs(p.x), 0.11);
    return line * step(0.4, grain(vec3(p.x * 240.0, 3.0, floor(p.z * 28.0) * 7.0)));
}

void main() {
    float arm = part.x, foot = part.y, head = part.z, hand = part.w, z = cut.z;
    bool on_arm = arm > 0.0;
    vec3 n = normalize(normal);
    vec3 colour = skin_colour * (0.88 + 0.3 * cloud(cut * 14.0));
    colour *= mix(vec3(1.0), vec3(1.06, 0.9, 0.86), grain(cut * 40.0) * 0.6);
    float gloss = 0.12, relief = 0.15 * folds;
    float scalp = z - 0.66 + 0.9 * (cut.y + 0.05) + hair_line;
    if (head > 0.4 && scalp > 0.0) {
        colour = hair_colour * (0.6 + 0.8 * grain(cut * vec3(160.0, 160.0, 30.0)));
        gloss = 0.1; relief = 1.0;
        if (cap > 0.5 && z > 0.665) { colour = cap_colour; relief = 0.2; }
    } else if (head > 0.5 && cut.y < -0.11 && abs(cut.x) > 0.015 && abs(cut.x) < 0.05 && abs(z - 0.651) < 0.012) {
        colour = hair_colour * 0.4;
    } else if (beard > 0.5 && head > 0.4 && z < 0.60 && z > 0.53 && cut.y < 0.0) {
        colour = hair_colour * (0.7 + 0.5 * grain(cut * 200.0));
    }
    if (z < -0.79 + 0.02 * foot) {
        colour = z < -0.845 ? mix(shoe_colour, vec3(0.75), step(0.5, fract(seed * 0.37))) : shoe_colour;
        gloss = 0.05; relief = 0.3;
    } else if (z < sock_top && hand < 0.3 && arm < 0.0) {
        colour = sock_colour * (0.85 + 0.3 * grain(cut * 300.0)); gloss = 0.0; relief = 0.3;
    }
    if (z > -0.79 && z < trousers_top && z > trousers_end && arm < 0.12 && hand < 0.1 && head < 0.3) {
        colour = trousers_colour * (0.85 + 0.25 * grain(cut * 240.0));
        if (side_stripe > 0.5 && abs(cut.x) > 0.075 && abs(cut.y + 0.01) < 0.014 * side_stripe) colour = trousers_print;
        if (side_stripe < -0.5 && cloud(cut * 11.0) > 0.5) colour = trousers_print;
        gloss = 0.03 * gloss_scale; relief = folds;
    }
    if (knee_sleeve > 0.5 && abs(z + 0.40) < 0.085 && arm < 0.0 && hand < 0.1) {
        colour = sleeve_knee_colour * (0.9 + 0.15 * grain(cut * 200.0)); gloss = 0.06; relief = 0.4;
    }
    bool covered = false;
    if (shirt > 0.5) {
        bool trunk = z < 0.50 + 0.4 * cut.y - neckline && z > hem && head < 0.5;
        bool tank = shirt > 1.5 && shirt < 2.5;
        covered = tank ? (!on_arm || arm < 0.12) && trunk && !(z > 0.36 && abs(cut.x) > 0.105 - 0.2 * (z - 0.36))
                       : (on_arm ? arm < sleeve_end : trunk);
        if (hand > 0.2) covered = false;
    }
    if (covered) {
        colour = mix(shirt_colour, print_colour, clamp(printed(cut), 0.0, 1.0)) * (0.88 + 0.2 * grain(cut * 260.0));
        gloss = 0.02 * gloss_scale; relief = 1.4 * folds;
    }
    if (straps > 0.5 && z > 0.1 && z < 0.5 && !on_arm && abs(abs(cut.x) - 0.065 - 0.12 * (z - 0.3)) < 0.013)
        colour = print_colour * 0.8;
    if (z > belt_low && z < belt_high && arm < 0.0 && hand < 0.1) {
        float across = fract((z - belt_low) / (belt_high - belt_low));
        colour = belt_colour * (0.9 + 0.2 * grain(cut * 120.0)) * (abs(across - 0.5) > 0.44 ? 0.7 : 1.0);
        gloss = 0.25; relief = 0.1;
    }
    vec3 q = gloss < 0.04 ? cut * vec3(14.0, 14.0, 22.0) + world * 6.0 : cut * 22.0;
    n = bumped(n, cloud(q) * relief * 0.030);
    if (dot(n, normalize(eye - world)) < -0.2) n = -n;
    pixel = vec4(shade(colour, n, gloss, 20.0), class_id);
}
