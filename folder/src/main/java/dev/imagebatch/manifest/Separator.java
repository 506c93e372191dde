package dev.imagebatch.manifest;

import java.util.Optional;

/** A separator of a table's cells. */
enum Separator {
    COMMA(',', "a comma", "commas"),
    SEMICOLON(';', "a semicolon", "semicolons"),
    TAB('\t', "a tab", "tabs");

    private final char character;
    private final String one;
    private final String many;

    Separator(char character, String one, String many) {
        this.character = character;
        this.one = one;
        this.many = many;
    }

    static Optional<Separator> of(char character) {
        for (Separator separator : values()) {
            if (separator.character == character) {
                return Optional.of(separator);
            }
        }
        return Optional.empty();
    }

    char character() {
        return character;
    }

    String one() {
        return one;
    }

    String many() {
        return many;
    }
}
