-- The building nearest to a point is looked for cell by cell: a cell is 0.002 degrees of latitude high, about 220 m, and 0.004 of
-- longitude wide, which is no less than that as far north as people live in China. Null where nobody has set the place.
alter table building
  add column cell bigint generated always as
    (floor((latitude + 90) * 500) * 1000000 + floor((longitude + 180) * 250)) virtual;
alter table building
  add key building_by_cell (cell, longitude, latitude);
