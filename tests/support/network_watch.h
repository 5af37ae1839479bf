#pragma once
// A machine without a network. In a program that is linked with this nothing reaches one: asking for a socket of the
// internet, for the address of a name, or starting another program fails, and is noted, in whatever library it happens.

#include <string>
#include <vector>

namespace support {

/// What was tried since the last call: "socket", "connect", "getaddrinfo", and programs by their names.
std::vector<std::string> networkAttempts();

} // namespace support
