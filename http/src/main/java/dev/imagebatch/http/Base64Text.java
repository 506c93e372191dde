package dev.imagebatch.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A quoted Base64 text, decoded block by block from after its first quote to its last.
 *
 * <p>A block of pure Base64 is decoded by the platform, which is many times faster than a look at each character. Only a
 * block that the platform refuses is filtered by character, usually the last one.
 */
final class Base64Text {

    private static final int BLOCK = 32 * 1024;
    private static final int LONGEST_PREFIX = 256;
    private static final int NO_BASE64 = '*';
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final AnswerBody body;
    private final byte[] text = new byte[BLOCK];
    private final byte[] bytes = new byte[BLOCK / 4 * 3];

    /** The number of characters at the start of {@link #text} that wait for the rest of their group. */
    private int held;

    private int read;
    private int next;
    private long decoded;
    private boolean isAtEnd;
    private boolean isPadded;
    private boolean isDamaged;

    /** Thrown if the answer ends within the text. */
    static final class EndedException extends IOException {

        private static final long serialVersionUID = 1;
    }

    Base64Text(AnswerBody body) {
        this.body = body;
    }

    /** Reads the text to its end and returns the number of bytes written. */
    long decodeTo(OutputStream out) throws IOException {
        skipDataPrefix();
        while (!isAtEnd) {
            read = held + body.readNBytes(text, held, BLOCK - held);
            boolean isPlain = read == BLOCK && !isDamaged && decode(text, out);
            if (isPlain) {
                held = 0;
            } else {
                sift();
                decodeHeld(out);
            }
        }
        if (isDamaged) {
            throw new DamagedBase64Exception();
        }
        return decoded;
    }

    /** Skips the start of a data URL, such as {@code data:image/png;base64,}. */
    private void skipDataPrefix() throws IOException {
        byte[] start = body.readNBytes(LONGEST_PREFIX);
        String prefix = new String(start, StandardCharsets.ISO_8859_1);
        int comma = prefix.stripLeading().regionMatches(true, 0, "data:", 0, 5) ? prefix.indexOf(',') : -1;
        int end = prefix.indexOf('"');
        int from = comma >= 0 && (end < 0 || comma < end) ? comma + 1 : 0;
        body.putBack(Arrays.copyOfRange(start, from, start.length));
    }

    private boolean decode(byte[] characters, OutputStream out) throws IOException {
        int count;
        try {
            count = DECODER.decode(characters, bytes);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (isPadded) {
            return false;
        }
        isPadded = characters[characters.length - 1] == '=';
        decoded += count;
        out.write(bytes, 0, count);
        return true;
    }

    private void decodeHeld(OutputStream out) throws IOException {
        int length = isAtEnd ? held : held / 4 * 4;
        if (length > 0 && !isDamaged) {
            isDamaged = !decode(Arrays.copyOf(text, length), out);
        }
        if (isDamaged) {
            // It may be the image all the same, in a form that people can tell.
            out.write(text, 0, held);
        }
        held = isDamaged ? 0 : held - length;
        System.arraycopy(text, length, text, 0, held);
    }

    /** Keeps the Base64 characters of the block, up to the quote at the end of the text. */
    private void sift() throws IOException {
        next = held;
        while (next < read) {
            int character = text[next++];
            if (character == '"') {
                next--;
                isAtEnd = true;
                body.putBack(Arrays.copyOfRange(text, next, read));
                return;
            }
            if (character == '\\') {
                character = escaped();
            }
            if (character > ' ' || character < 0) {
                text[held++] = (byte) ofUrlAlphabet(character);
            }
        }
        if (read < BLOCK) {
            throw new EndedException();
        }
    }

    private static int ofUrlAlphabet(int character) {
        return switch (character) {
            case '-' -> '+';
            case '_' -> '/';
            default -> character;
        };
    }

    private int escaped() throws IOException {
        int character = following();
        return switch (character) {
            case 'b', 'f', 'n', 'r', 't' -> ' ';
            case '/' -> '/';
            case 'u' -> escapedByNumber();
            default -> NO_BASE64;
        };
    }

    private int escapedByNumber() throws IOException {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(following(), 16);
            number = digit < 0 || number < 0 ? -1 : number * 16 + digit;
        }
        return number < 0 || number > 127 ? NO_BASE64 : number;
    }

    /** Returns the next character of an escape, which may lie beyond the block. */
    private int following() throws IOException {
        int character = next < read ? text[next++] & 0xff : body.read();
        if (character < 0) {
            throw new EndedException();
        }
        return character;
    }
}
