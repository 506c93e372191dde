package dev.imagebatch.cli;

/** Ends the command with a message for people and an exit status. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Wrong usage or invalid specifications. */
    static CommandException invalid(String message) {
        return new CommandException(ExitCode.INVALID, message);
    }

    /** The person who was asked said no. */
    static CommandException declined() {
        return new CommandException(ExitCode.INTERRUPTED, "nothing was started and nothing was spent");
    }

    int exitCode() {
        return exitCode;
    }
}
