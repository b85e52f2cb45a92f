#version 330
// Shared by everything that is lit. `cut` holds template coordinates on bodies; `part` holds the body parts of a
// vertex, or colour and gloss of an object.
uniform mat4 to_clip, to_light, model;
in vec3 in_position, in_normal, in_cut;
in vec4 in_part;
out vec3 world, normal, cut;
out vec4 part, in_light;
void main() {
    vec4 placed = model * vec4(in_position, 1.0);
    world = placed.xyz;
    normal = mat3(model) * in_normal;
    cut = in_cut;
    part = in_part;
    in_light = to_light * placed;
    gl_Position = to_clip * placed;
}
