if(NOT EXISTS ${FILE})
    message(FATAL_ERROR "The tests compare with ONNX Runtime, whose header is not here (${FILE}). "
                        "Run ./test, or: tessera assets fetch test")
endif()
