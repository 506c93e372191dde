package dev.imagebatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One {@code KEY=VALUE} of an option that may be given several times. */
record KeyValue(String key, String value) {

    static Map<String, String> map(String option, List<KeyValue> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (KeyValue pair : pairs) {
            if (map.putIfAbsent(pair.key, pair.value) != null) {
                throw CommandException.invalid(option + " " + pair.key + " is given twice");
            }
        }
        return map;
    }

    static final class Converter implements ITypeConverter<KeyValue> {
        @Override
        public KeyValue convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("\"" + text + "\": write a name, = and a value");
            }
            return new KeyValue(text.substring(0, equals).strip(), text.substring(equals + 1));
        }
    }
}
