# Everything comes from the distribution; scripts/packages.txt is the list that ./run and ./test install.
find_package(Threads REQUIRED)
find_package(Vulkan REQUIRED)
find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs)
find_package(nlohmann_json REQUIRED)
find_package(JPEG REQUIRED)
find_package(LibArchive REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(PNG REQUIRED)
find_package(pugixml REQUIRED)
find_package(Protobuf REQUIRED)
find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets Svg Charts LinguistTools)
if(TESSERA_TESTS)
    find_package(Qt6 REQUIRED COMPONENTS Test)
endif()
find_program(GLSLC_PROGRAM glslc REQUIRED)

# utf8proc ships no package of CMake.
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(utf8proc_library INTERFACE)
target_include_directories(utf8proc_library SYSTEM INTERFACE ${UTF8PROC_INCLUDE_DIR})
target_link_libraries(utf8proc_library INTERFACE ${UTF8PROC_LIBRARY})

# libonnx ships no imported target with its definitions.
add_library(onnx_library INTERFACE)
target_compile_definitions(onnx_library INTERFACE ONNX_ML=1 ONNX_NAMESPACE=onnx)
target_link_libraries(onnx_library INTERFACE onnx onnx_proto protobuf::libprotobuf)
