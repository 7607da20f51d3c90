package cn.doorplate.capacity;

/**
 * A pool has something else for who comes new than before: it is full, or no more. Published inside the transaction in which it
 * happens, as its last step.
 *
 * @param kind whose pool it is
 */
public record VacancyChanged(String kind, long pool, Vacancy now) {}
