#version 460
#extension GL_GOOGLE_include_directive : require
// Programs of one or two operations on elements of 64 bits. See elementwise_64_body.glsl.
#define ELEMENT_SLOTS 2
#include "common/elementwise_64_body.glsl"
