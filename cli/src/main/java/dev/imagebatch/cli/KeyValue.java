package dev.imagebatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** One {@code KEY=VALUE} of a repeatable option. */
record KeyValue(String key, String value) {

    static Map<String, String> map(String option, List<KeyValue> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (KeyValue pair : pairs) {
            if (map.putIfAbsent(pair.key, pair.value) != null) {
                throw CommandException.invalid(option + " " + pair.key + " is set twice");
            }
        }
        return map;
    }

    static KeyValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new TypeConversionException("\"" + text + "\": write a name, = and a value");
        }
        return new KeyValue(text.substring(0, equals).strip(), text.substring(equals + 1));
    }
}
