-- The years whose arrangement of holidays the State Council has published, and which document says so. Later years are brought in
-- by `import work-year`.
create table work_year (
  year smallint not null primary key,
  document varchar(200) not null,
  imported_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

-- The days that an arrangement names; all others are worked from Monday to Friday. year: of the arrangement, which may begin in
-- the December before. kind: OFF, or WORK for a weekend that is worked.
create table work_day (
  day date not null primary key,
  year smallint not null,
  kind varchar(4) character set ascii collate ascii_bin not null,
  name varchar(30) not null,
  created_at datetime(3) not null,
  key work_day_of_year (year)
) character set utf8mb4 collate utf8mb4_bin;

-- When offices are open on a working day, from a day on: several rows of a region are its seasons. The nearest region up the path
-- that has any holds; 0 is the country. spans: minutes after midnight, as in 510-720,840-1050.
create table office_hours (
  region_code bigint not null,
  valid_from date not null,
  spans varchar(100) character set ascii collate ascii_bin not null,
  version int not null,
  changed_at datetime(3) not null,
  created_at datetime(3) not null,
  primary key (region_code, valid_from)
) character set utf8mb4 collate utf8mb4_bin;

-- One row that grows with each change of the above, in the same transaction: servers ask it whether what they know still holds.
-- Whoever changes anything locks it first.
create table work_generation (
  id tinyint not null primary key,
  generation bigint not null,
  changed_at datetime(3) not null,
  created_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

insert into work_generation (id, generation, changed_at, created_at) values (1, 1, utc_timestamp(3), utc_timestamp(3));

-- 8:30 to 12:00 and 14:00 to 17:30, until a region says otherwise.
insert into office_hours (region_code, valid_from, spans, version, changed_at, created_at) values
  (0, '2000-01-01', '510-720,840-1050', 1, utc_timestamp(3), utc_timestamp(3));

-- Published on 4 November 2025: https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
insert into work_year (year, document, imported_at) values
  (2026, '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）', utc_timestamp(3));

insert into work_day (day, year, kind, name, created_at) values
  ('2026-01-01', 2026, 'OFF', '元旦', utc_timestamp(3)),
  ('2026-01-02', 2026, 'OFF', '元旦', utc_timestamp(3)),
  ('2026-01-03', 2026, 'OFF', '元旦', utc_timestamp(3)),
  ('2026-01-04', 2026, 'WORK', '元旦', utc_timestamp(3)),
  ('2026-02-14', 2026, 'WORK', '春节', utc_timestamp(3)),
  ('2026-02-15', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-16', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-17', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-18', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-19', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-20', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-21', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-22', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-23', 2026, 'OFF', '春节', utc_timestamp(3)),
  ('2026-02-28', 2026, 'WORK', '春节', utc_timestamp(3)),
  ('2026-04-04', 2026, 'OFF', '清明节', utc_timestamp(3)),
  ('2026-04-05', 2026, 'OFF', '清明节', utc_timestamp(3)),
  ('2026-04-06', 2026, 'OFF', '清明节', utc_timestamp(3)),
  ('2026-05-01', 2026, 'OFF', '劳动节', utc_timestamp(3)),
  ('2026-05-02', 2026, 'OFF', '劳动节', utc_timestamp(3)),
  ('2026-05-03', 2026, 'OFF', '劳动节', utc_timestamp(3)),
  ('2026-05-04', 2026, 'OFF', '劳动节', utc_timestamp(3)),
  ('2026-05-05', 2026, 'OFF', '劳动节', utc_timestamp(3)),
  ('2026-05-09', 2026, 'WORK', '劳动节', utc_timestamp(3)),
  ('2026-06-19', 2026, 'OFF', '端午节', utc_timestamp(3)),
  ('2026-06-20', 2026, 'OFF', '端午节', utc_timestamp(3)),
  ('2026-06-21', 2026, 'OFF', '端午节', utc_timestamp(3)),
  ('2026-09-20', 2026, 'WORK', '国庆节', utc_timestamp(3)),
  ('2026-09-25', 2026, 'OFF', '中秋节', utc_timestamp(3)),
  ('2026-09-26', 2026, 'OFF', '中秋节', utc_timestamp(3)),
  ('2026-09-27', 2026, 'OFF', '中秋节', utc_timestamp(3)),
  ('2026-10-01', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-02', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-03', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-04', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-05', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-06', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-07', 2026, 'OFF', '国庆节', utc_timestamp(3)),
  ('2026-10-10', 2026, 'WORK', '国庆节', utc_timestamp(3));
