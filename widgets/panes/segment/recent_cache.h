#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <utility>

namespace widgets::segment {

/// Keeps what was used last within a number of bytes; the newest always. Few entries: keys are compared one by one.
template <typename Key, typename Value>
class RecentCache {
public:
    explicit RecentCache(size_t maxBytes) : m_maxBytes(maxBytes) {}

    /// The value, which now counts as used, or null.
    std::shared_ptr<const Value> find(const Key& key)
    {
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            if (!(entry->key == key))
                continue;
            m_entries.splice(m_entries.begin(), m_entries, entry);
            return entry->value;
        }
        return nullptr;
    }

    void keep(const Key& key, std::shared_ptr<const Value> value)
    {
        m_entries.remove_if([&](const Entry& entry) {
            const bool same = entry.key == key;
            m_bytes -= same ? entry.bytes : 0;
            return same;
        });
        const size_t bytes = value->bytes();
        m_entries.push_front({key, std::move(value), bytes});
        m_bytes += bytes;
        while (m_bytes > m_maxBytes && m_entries.size() > 1) {
            m_bytes -= m_entries.back().bytes;
            m_entries.pop_back();
        }
    }

    void clear()
    {
        m_entries.clear();
        m_bytes = 0;
    }
    size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        Key key;
        std::shared_ptr<const Value> value;
        size_t bytes = 0;
    };

    size_t m_maxBytes;
    size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< the last used first
};

} // namespace widgets::segment
