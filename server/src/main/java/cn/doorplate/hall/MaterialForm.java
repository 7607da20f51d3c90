package cn.doorplate.hall;

/** In which form a material is wanted. */
enum MaterialForm {
    ORIGINAL,
    COPY,
    BOTH
}
