#pragma once

#include <map>
#include <memory>
#include <typeindex>

namespace core::segment {

/// What borrowers of a device keep on it from one time to the next, one thing of each type. Compute thread only; goes
/// before the device does.
class Belongings {
public:
    /// The one of this type; made when it is first asked for.
    template <typename T>
    T& get()
    {
        std::shared_ptr<void>& place = m_things[typeid(T)];
        if (!place)
            place = std::make_shared<T>();
        return *static_cast<T*>(place.get());
    }
    void clear() { m_things.clear(); }

private:
    std::map<std::type_index, std::shared_ptr<void>> m_things;
};

} // namespace core::segment
