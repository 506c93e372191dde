package dev.imagebatch.provider.placeholder;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.text.Normalizer;

/** A renderer with letters of five by seven dots, for machines without fonts: the platform brings none. */
enum DotRenderer implements TextRenderer {
    INSTANCE;

    private static final int COLUMNS = 5;
    private static final int ROWS = 8;
    private static final double ADVANCE = 0.62;
    private static final double DOT = ADVANCE / (COLUMNS + 1);
    private static final int FIRST = ' ';
    private static final int LAST = '~';
    private static final String BOX = "7f4141417f";
    private static final String CROSS = "4428102844";
    private static final String MIDDLE_DOT = "0000180000";

    /** Two hexadecimal digits a column, from left to right; the lowest bit is at the top. */
    private static final String GLYPHS = "0000000000" + "00005f0000" + "0007000700" + "147f147f14" + "242a7f2a12"
            + "2313086462" + "3649562050" + "0000070000" + "001c224100" + "0041221c00" + "2a1c7f1c2a" + "08083e0808"
            + "0080703000" + "0808080808" + "0000606000" + "2010080402" + "3e5149453e" + "00427f4000" + "4261514946"
            + "2141454b31" + "1814127f10" + "2745454539" + "3c4a494930" + "0171090503" + "3649494936" + "064949291e"
            + "0036360000" + "0056360000" + "0814224100" + "1414141414" + "0041221408" + "0201510906" + "324979413e"
            + "7e1111117e" + "7f49494936" + "3e41414122" + "7f4141221c" + "7f49494941" + "7f09090901" + "3e4149497a"
            + "7f0808087f" + "00417f4100" + "2040413f01" + "7f08142241" + "7f40404040" + "7f020c027f" + "7f0408107f"
            + "3e4141413e" + "7f09090906" + "3e4151215e" + "7f09192946" + "4649494931" + "01017f0101" + "3f4040403f"
            + "1f2040201f" + "3f4038403f" + "6314081463" + "0708700807" + "6151494543" + "007f414100" + "0204081020"
            + "0041417f00" + "0402010204" + "4040404040" + "0001020400" + "2054545478" + "7f48444438" + "3844444420"
            + "384444487f" + "3854545418" + "087e090102" + "18a4a4a47c" + "7f08040478" + "00447d4000" + "4080847d00"
            + "7f10284400" + "00417f4000" + "7c04180478" + "7c08040478" + "3844444438" + "fc24242418" + "18242418fc"
            + "7c08040408" + "4854545420" + "043f444020" + "3c4040207c" + "1c2040201c" + "3c4030403c" + "4428102844"
            + "1ca0a0a07c" + "4464544c44" + "0008364100" + "00007f0000" + "0041360800" + "0201020402";

    @Override
    public double width(String text) {
        return ADVANCE * plain(text).codePoints().count();
    }

    @Override
    public void draw(Graphics2D graphics, String text, Point start, double size) {
        double x = start.x();
        for (int point : plain(text).codePoints().toArray()) {
            drawGlyph(graphics, glyph(point), new Point(x, start.y()), size * DOT);
            x += size * ADVANCE;
        }
    }

    private static void drawGlyph(Graphics2D graphics, String glyph, Point start, double dot) {
        double baseLine = start.y() - (ROWS - 1) * dot;
        for (int column = 0; column < COLUMNS; column++) {
            int bits = Integer.parseInt(glyph, 2 * column, 2 * column + 2, 16);
            for (int row = 0; row < ROWS; row++) {
                if ((bits >> row & 1) == 1) {
                    graphics.fill(new Ellipse2D.Double(
                            start.x() + column * dot, baseLine + row * dot, 1.15 * dot, 1.15 * dot));
                }
            }
        }
    }

    private static String glyph(int point) {
        if (point >= FIRST && point <= LAST) {
            int start = (point - FIRST) * 2 * COLUMNS;
            return GLYPHS.substring(start, start + 2 * COLUMNS);
        }
        return point == '×' ? CROSS : point == '·' ? MIDDLE_DOT : BOX;
    }

    /** Replaces accented letters and typographic signs by plain ones. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("…", "...")
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replaceAll("[\u2010-\u2015]", "-");
    }
}
