package dev.imagebatch.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/** A stream for loggers and others that removes the status line from the screen before it writes. */
final class ClearingStream extends OutputStream {

    private final Screen screen;
    private final PrintStream err;

    ClearingStream(Screen screen, PrintStream err) {
        this.screen = screen;
        this.err = err;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        screen.clear();
        err.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        err.flush();
    }
}
