#version 330
in vec3 world, normal, cut;
in vec4 part, in_light;
out vec4 pixel;
uniform vec3 eye, key_direction, key_colour, sky_colour, ground_colour, fill_direction, fill_colour;
uniform float wrap, shadow_softness, seed, class_id, dim;
uniform sampler2D shadow_map;
uniform sampler3D fine_noise, cloud_noise;

float grain(vec3 p) { return texture(fine_noise, (p + seed * 1.37) / 32.0).r; }
float cloud(vec3 p) { return texture(cloud_noise, (p + seed * 1.37) / 16.0).r; }

float lit() {
    vec3 q = in_light.xyz / in_light.w * 0.5 + 0.5;
    if (q.x < 0.0 || q.x > 1.0 || q.y < 0.0 || q.y > 1.0) return 1.0;
    float sum = 0.0;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            sum += q.z - 0.004 < texture(shadow_map, q.xy + (vec2(i, j) - 0.5) * shadow_softness / 380.0).r ? 1.0 : 0.0;
    return sum / 4.0;
}

vec3 to_srgb(vec3 linear) { return pow(clamp(linear, 0.0, 1.0), vec3(1.0 / 2.2)); }

// Lambert with wrap, hemisphere light, one fill light, a Blinn highlight and a rim; a mild shoulder for highlights.
vec3 shade(vec3 colour, vec3 n, float gloss, float power) {
    vec3 v = normalize(eye - world);
    float s = lit();
    float diffuse = max((dot(n, key_direction) + wrap) / (1.0 + wrap), 0.0);
    vec3 ambient = mix(ground_colour, sky_colour, n.z * 0.5 + 0.5);
    vec3 sum = colour * (ambient + key_colour * diffuse * s + fill_colour * max(dot(n, fill_direction), 0.0));
    vec3 h = normalize(v + key_direction);
    sum += gloss * key_colour * s * pow(max(dot(n, h), 0.0), power);
    sum += gloss * 0.4 * sky_colour * pow(1.0 - max(dot(n, v), 0.0), 4.0);
    return to_srgb(dim * sum / (1.0 + 0.25 * sum));
}

// Bump mapping from a height field, by screen derivatives (Mikkelsen 2010).
vec3 bumped(vec3 n, float height) {
    vec3 sx = dFdx(world), sy = dFdy(world);
    vec3 r1 = cross(sy, n), r2 = cross(n, sx);
    float det = dot(sx, r1);
    vec3 gradient = sign(det) * (dFdx(height) * r1 + dFdy(height) * r2);
    vec3 turned = abs(det) * n - gradient;
    return dot(turned, turned) > 1e-20 ? normalize(mix(n, normalize(turned), 0.8)) : n;
}
