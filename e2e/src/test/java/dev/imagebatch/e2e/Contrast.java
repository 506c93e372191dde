package dev.imagebatch.e2e;

/** The contrast of a page's text. */
final class Contrast {

    /** Returns each text whose contrast with its background is below 4.5 to 1. */
    static final String SCRIPT = """
            const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
            const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
              .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
              .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const below = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const colour = numbers(getComputedStyle(at).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour;
              }
              return [255, 255, 255];
            };
            const bad = new Set();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const element = walker.currentNode.parentElement;
              if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script, .vh, option')) continue;
              const a = light(numbers(getComputedStyle(element).color));
              const b = light(below(element));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) bad.add(`${element.tagName}.${element.className} in ${element.parentElement.className}: ${ratio.toFixed(2)}`);
            }
            return [...bad];
            """;

    private Contrast() {}
}
