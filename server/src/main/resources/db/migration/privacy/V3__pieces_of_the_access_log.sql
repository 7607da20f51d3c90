-- The log lies in pieces, one a month from 2027 on (`housekeeping` makes the next ones), so that a month's index by subject stays small
-- enough for memory, and a month that is past its rule gives its space back. Every unique key has to hold the column by which the pieces
-- go: that a number is given once is the work of the lane's row, and shown by the chain. The bound is the first id of 2027-01-01 in
-- Shanghai: (milliseconds since 2020-01-01 UTC) shifted left by 22.
alter table access_log drop primary key, add primary key (lane, seq, id)
  partition by range (id) (
    partition until_20270101 values less than (926504976384000000),
    partition rest values less than maxvalue);
