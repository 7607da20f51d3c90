/** Doorplate: one package a module, each with its wall. */
@NullMarked
package cn.doorplate;

import org.jspecify.annotations.NullMarked;
