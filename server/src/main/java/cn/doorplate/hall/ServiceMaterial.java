package cn.doorplate.hall;

import org.jspecify.annotations.Nullable;

/**
 * 材料: something to bring or to upload.
 *
 * @param number from 1
 * @param upload whether it can be handed in online
 */
record ServiceMaterial(
        int number, String name, @Nullable String note, MaterialForm form, boolean needed, boolean upload) {}
