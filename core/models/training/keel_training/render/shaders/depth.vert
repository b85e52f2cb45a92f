#version 330
uniform mat4 to_light, model;
in vec3 in_position;
void main() { gl_Position = to_light * model * vec4(in_position, 1.0); }
