#version 330
// The trunk to mid-thigh without arms and head, whatever stands in front of it.
in vec3 world, normal, cut;
in vec4 part, in_light;
out vec4 pixel;
void main() {
    if (part.x > 0.35 || part.z > 0.6 || cut.z < -0.25) discard;
    pixel = vec4(1.0);
}
