// Included first by every kernel. Built twice: with TESSERA_SOFTWARE=1 for devices that run on the CPU, where texel
// buffers load three times faster than storage buffers and a workgroup should be one subgroup, and with
// TESSERA_SOFTWARE=0 for graphics hardware.
//
//   INPUT4(binding, name)   readonly array of vec4     LOAD4(name, i)
//   INPUT1(binding, name)   readonly array of float    LOAD1(name, i)
//   INPUTU(binding, name)   readonly array of uint     LOADU(name, i)
//   INPUTU4(binding, name)  readonly array of uvec4    LOADU4(name, i)
//   OUTPUT4(binding, name)  write-only vec4 array      name[i] = v
//   OUTPUT1(binding, name)  write-only float array     name[i] = v
//   OUTPUTU(binding, name)  write-only uint array      name[i] = v
//   OUTPUTU4(binding, name) write-only uvec4 array     name[i] = v
//   PARAMETERS(Type)        the push constants, as `p`
#ifndef TESSERA_PRELUDE
#define TESSERA_PRELUDE

#extension GL_EXT_control_flow_attributes : require
#extension GL_KHR_shader_subgroup_basic : require
#extension GL_KHR_shader_subgroup_shuffle : require
#extension GL_KHR_shader_subgroup_arithmetic : require

#define UNROLL [[unroll]]
#define LOOP [[dont_unroll]]

#if TESSERA_SOFTWARE
#define INPUT4(index, name) layout(binding = index, rgba32f) readonly uniform imageBuffer name
#define INPUT1(index, name) layout(binding = index, r32f) readonly uniform imageBuffer name
#define INPUTU(index, name) layout(binding = index, r32ui) readonly uniform uimageBuffer name
#define INPUTU4(index, name) layout(binding = index, rgba32ui) readonly uniform uimageBuffer name
#define LOAD4(name, i) imageLoad(name, int(i))
#define LOADU4(name, i) imageLoad(name, int(i))
#define LOAD1(name, i) imageLoad(name, int(i)).x
#define LOADU(name, i) imageLoad(name, int(i)).x
#else
#define INPUT4(index, name) layout(binding = index, std430) readonly buffer name##Block { vec4 name[]; }
#define INPUT1(index, name) layout(binding = index, std430) readonly buffer name##Block { float name[]; }
#define INPUTU(index, name) layout(binding = index, std430) readonly buffer name##Block { uint name[]; }
#define INPUTU4(index, name) layout(binding = index, std430) readonly buffer name##Block { uvec4 name[]; }
#define LOAD4(name, i) name[i]
#define LOADU4(name, i) name[i]
#define LOAD1(name, i) name[i]
#define LOADU(name, i) name[i]
#endif
#define OUTPUT4(index, name) layout(binding = index, std430) writeonly buffer name##Block { vec4 name[]; }
#define OUTPUT1(index, name) layout(binding = index, std430) writeonly buffer name##Block { float name[]; }
#define OUTPUTU(index, name) layout(binding = index, std430) writeonly buffer name##Block { uint name[]; }
#define OUTPUTU4(index, name) layout(binding = index, std430) writeonly buffer name##Block { uvec4 name[]; }
#define PARAMETERS(Type) layout(push_constant) uniform PushConstants { Type p; }

#endif
