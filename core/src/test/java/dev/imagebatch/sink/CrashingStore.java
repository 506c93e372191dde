package dev.imagebatch.sink;

import java.nio.file.Path;

/** A program that stores images until somebody kills it. */
final class CrashingStore {

    private CrashingStore() {}

    public static void main(String[] args) throws Exception {
        FileSystemSink sink = new FileSystemSink(Path.of(args[0]), Placement.HardLinks.valueOf(args[1]));
        for (int i = 0; ; i++) {
            sink.store(SinkSamples.request(i + ".png", SinkSamples.image(i, 200_000)));
            System.out.println(i);
        }
    }
}
