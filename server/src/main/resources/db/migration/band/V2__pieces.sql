-- Readings lie in pieces, one a day from 2027 on, which go as a whole: `housekeeping` makes the next ones. The bound is the first id of
-- 2027-01-01 in Shanghai: (milliseconds since 2020-01-01 UTC) shifted left by 22. Nothing changes for who reads or writes them.
alter table band_reading partition by range (id) (
  partition until_20270101 values less than (926504976384000000),
  partition rest values less than maxvalue);
