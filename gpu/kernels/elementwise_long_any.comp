#version 460
#extension GL_GOOGLE_include_directive : require
// Programs of up to 24 operations of any kind. See elementwise_body.glsl.
#define ELEMENT_SLOTS 24
#define ELEMENT_ALL 1
#include "common/elementwise_body.glsl"
