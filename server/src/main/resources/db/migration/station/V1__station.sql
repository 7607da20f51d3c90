-- A station. content: what staff wrote, as JSON, for it is read whole; what it is found by stands beside it. region: the community.
-- cell: where it lies, in the grid by which servers keep stations in memory (StationCell); null for one that is no more.
-- code: what stands in the printed link. closed_*: closed out of its hours, and why. confirmed_at: when staff last said that all is
-- right. version grows with what it is, not with how it stands.
create table station (
  id bigint not null primary key,
  kind varchar(24) character set ascii collate ascii_bin not null,
  name varchar(30) not null,
  region bigint not null,
  building_id bigint null,
  longitude double not null,
  latitude double not null,
  cell bigint null,
  code varchar(16) character set ascii collate ascii_bin not null,
  content text not null,
  closed_reason varchar(60) null,
  closed_from datetime(3) null,
  closed_until datetime(3) null,
  confirmed_at datetime(3) not null,
  removed_at datetime(3) null,
  version int not null default 0,
  created_at datetime(3) not null,
  unique key station_code (code),
  key station_cell (cell, kind, longitude, latitude),
  key station_of_region (region, id),
  key station_unconfirmed (region, confirmed_at, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What a station has, as staff said it last, and what people have said since. doubted_at: since when there is something to settle;
-- reports and confirmations: how many said that it does not work, and that it does, from then on. none_left: all of it is lent, or the
-- last of its lots is gone.
create table station_amenity (
  station_id bigint not null,
  kind varchar(24) character set ascii collate ascii_bin not null,
  region bigint not null,
  works boolean not null,
  since datetime(3) not null,
  count_of int null,
  note varchar(40) null,
  confirmed_at datetime(3) null,
  doubted_at datetime(3) null,
  reports int not null default 0,
  confirmations int not null default 0,
  none_left boolean not null default false,
  created_at datetime(3) not null,
  primary key (station_id, kind),
  key station_amenity_doubted (region, doubted_at)
) character set utf8mb4 collate utf8mb4_bin;

-- Medicine and food with the last day on which it may be used. warned_at: when the station's staff were told that it comes near;
-- tried_at: when that was tried last, and there was nobody to tell.
-- removed_at: when it was used up or thrown away.
create table station_lot (
  id bigint not null primary key,
  station_id bigint not null,
  kind varchar(24) character set ascii collate ascii_bin not null,
  region bigint not null,
  name varchar(40) not null,
  expires_on date not null,
  warned_at datetime(3) null,
  tried_at datetime(3) null,
  removed_at datetime(3) null,
  created_at datetime(3) not null,
  key station_lot_of (station_id, expires_on),
  key station_lot_expiring (region, expires_on, id),
  key station_lot_to_warn (warned_at, expires_on)
) character set utf8mb4 collate utf8mb4_bin;

-- That somebody said something of an amenity on a day: a keyed hash of person, station, amenity and day, so that a second tap does not
-- count, and nobody can learn who it was. works: what they said last; doubt: of which doubt it is counted, by when that began.
create table station_said (
  said binary(32) not null primary key,
  works boolean not null,
  doubt datetime(3) null,
  created_at datetime(3) not null,
  key station_said_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('station_said', 2, '谁反映过站点设施，只留不能还原的摘要，用于一人一天只计一次，两天后删除（《个人信息保护法》第十九条）。');
