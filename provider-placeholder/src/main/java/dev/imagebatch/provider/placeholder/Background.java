package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.Dimensions;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A sky, a sun and some hills at random. */
final class Background {

    private static final int HILLS = 3;
    private static final int POINTS = 96;

    private final GradientPaint sky;
    private final Shape ground;
    private final List<Layer> layers = new ArrayList<>();

    Background(Dimensions size, Palette palette, long seed) {
        Random random = new Random(seed);
        double width = size.width();
        double height = size.height();
        this.ground = new java.awt.geom.Rectangle2D.Double(0, 0, width, height);
        float lean = (float) (width * (random.nextDouble() - 0.5) * 0.8);
        this.sky = new GradientPaint(
                (float) width / 2 - lean,
                0,
                palette.at(0, 0.36, 0.085),
                (float) width / 2 + lean,
                (float) (height * 0.85),
                palette.at(1, 0.60, 0.115));
        addSun(size, palette, random);
        for (int hill = 0; hill < HILLS; hill++) {
            double share = (double) hill / (HILLS - 1);
            Color colour = palette.at(0.75 - 0.75 * share, 0.46 - 0.24 * share, 0.085 - 0.025 * share);
            layers.add(new Layer(hill(size, 0.68 + 0.11 * hill, random), colour));
        }
    }

    void draw(Graphics2D graphics) {
        graphics.setPaint(sky);
        graphics.fill(ground);
        for (Layer layer : layers) {
            graphics.setColor(layer.colour());
            graphics.fill(layer.shape());
        }
    }

    private void addSun(Dimensions size, Palette palette, Random random) {
        double side = Math.min(size.width(), size.height());
        double radius = side * (0.10 + 0.08 * random.nextDouble());
        double x = size.width() * (0.55 + 0.35 * random.nextDouble());
        double y = size.height() * (0.45 + 0.25 * random.nextDouble());
        Color light = palette.at(1.2, 0.88, 0.09);
        for (double halo : new double[] {2.6, 1.7, 1}) {
            double r = radius * halo;
            layers.add(new Layer(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), translucent(light, (int)
                    (26 + 60 / (halo * halo)))));
        }
    }

    private static Shape hill(Dimensions size, double level, Random random) {
        double phase = random.nextDouble() * 2 * Math.PI;
        double waves = 0.7 + random.nextDouble() * 1.3;
        double ripple = random.nextDouble() * 2 * Math.PI;
        Path2D path = new Path2D.Double();
        path.moveTo(0, size.height());
        for (int point = 0; point <= POINTS; point++) {
            double along = (double) point / POINTS;
            double rise = 0.055 * Math.sin(phase + along * waves * 2 * Math.PI)
                    + 0.022 * Math.sin(ripple + along * waves * 5.3 * Math.PI);
            path.lineTo(along * size.width(), (level + rise) * size.height());
        }
        path.lineTo(size.width(), size.height());
        path.closePath();
        return path;
    }

    private static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private record Layer(Shape shape, Color colour) {}
}
