# search_key.py: the search key of a text, the same as pmn_search_key() of src/domain/pmn-search-key.c
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change both together; tests/store/test-reference.c compares them on every commune."""
import unicodedata

_REPLACED = {'œ': 'oe', 'æ': 'ae'}
_REPLACED.update(dict.fromkeys('\u2018\u2019\u201b\u02bc\u2032', "'"))
_REPLACED.update(dict.fromkeys('\u2010\u2011\u2012\u2013\u2014\u2015\u2212', '-'))


def search_key(text):
    """Return the key under which TEXT is searched and ordered."""
    plain = unicodedata.normalize('NFKD', unicodedata.normalize('NFKD', text).casefold())
    key = []
    for char in plain:
        category = unicodedata.category(char)
        if category in ('Cc', 'Zs', 'Zl', 'Zp'):
            key.append(' ')
        elif char in _REPLACED:
            key.append(_REPLACED[char])
        elif category[0] != 'M' and category != 'Cf':
            key.append(char)
    return ' '.join(part for part in ''.join(key).split(' ') if part)


def search_words(text):
    """Return the words of TEXT joined by one space, as pmn_search_words() does."""
    key = ''.join(char if char.isalnum() else ' ' for char in search_key(text))
    return ' '.join(key.split())
