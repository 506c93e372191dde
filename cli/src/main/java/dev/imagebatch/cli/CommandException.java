package dev.imagebatch.cli;

/** An error that ends the command with a message and an exit status. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Returns an exception for wrong usage or invalid specifications. */
    static CommandException invalid(String message) {
        return new CommandException(ExitCode.INVALID, message);
    }

    int exitCode() {
        return exitCode;
    }
}
