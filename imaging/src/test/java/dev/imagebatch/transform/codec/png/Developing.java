package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import dev.imagebatch.transform.pipeline.TransformPipeline;
import dev.imagebatch.transform.pipeline.Transforms;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Develops a picture of 4096 x 4096 pixels in eight threads; run in a JVM of its own. */
public final class Developing {

    private static final int SIDE = 4096;
    private static final int MARGIN = 16;
    private static final int TILE = 2024;

    private Developing() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path original = folder.resolve("original.png");
        new PngCodec().encode(DecodedImage.of(sheet(), Encoding.of(dev.imagebatch.image.ImageFormat.PNG)), original);
        ImageFile image = ImageFile.read(original).orElseThrow();
        TransformPipeline pipeline = new TransformPipeline(PixelMemoryLimit.ofHeap(), ImageCodec.available());
        List<PixelTransform> transforms =
                Transforms.parseAll(List.of("grid 2x2", "trim", "resize 512x512", "format jpeg"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "sheet" + i;
            all.add(threads.submit(() -> pipeline.apply(image, transforms, folder, name)));
        }
        threads.shutdown();
        for (Future<?> one : all) {
            one.get();
        }
    }

    private static BufferedImage sheet() {
        BufferedImage sheet = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        for (int i = 0; i < 4; i++) {
            int x = MARGIN + i % 2 * (TILE + MARGIN);
            int y = MARGIN + i / 2 * (TILE + MARGIN);
            graphics.setPaint(new GradientPaint(x, y, Color.BLUE, x + TILE, y + TILE, Color.RED));
            graphics.fillRect(x, y, TILE, TILE);
        }
        graphics.dispose();
        return sheet;
    }
}
