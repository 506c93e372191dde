/** The rules of rooms and classes that every module keeps; other modules' tests use them too. */
@NullMarked
package dev.imagebatch.architecture;

import org.jspecify.annotations.NullMarked;
