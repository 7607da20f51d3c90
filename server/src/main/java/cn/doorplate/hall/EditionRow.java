package cn.doorplate.hall;

import java.time.Instant;

/**
 * What a region published of a service.
 *
 * @param id of the edition
 * @param content {@link ServiceContent}, as JSON
 * @param confirmedAt when staff said last that it is right
 */
record EditionRow(long id, long regionCode, String serviceKey, String content, Instant confirmedAt) {}
