-- A statistical division code read as a number (11..82 for a province, 12 digits for a community). The length gives the
-- level, and the children of a code are a range of the key, so neither is stored.
create table region (
  code bigint not null primary key,
  name varchar(128) not null,
  short_name varchar(128) not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

-- The inside of a community: grids, their zones (责任区) and ten-household units (十联户), a tree.
create table grid (
  id bigint not null primary key,
  region_code bigint not null,
  parent_id bigint null,
  kind varchar(20) not null,
  name varchar(64) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key grid_by_region (region_code, id),
  key grid_by_parent (parent_id, id)
) character set utf8mb4 collate utf8mb4_bin;

create table compound (
  id bigint not null primary key,
  region_code bigint not null,
  name varchar(64) not null,
  address varchar(128) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key compound_by_region (region_code, id)
) character set utf8mb4 collate utf8mb4_bin;

-- longitude and latitude are GCJ-02, as WeChat's maps speak.
create table building (
  id bigint not null primary key,
  region_code bigint not null,
  compound_id bigint null,
  grid_id bigint null,
  name varchar(64) not null,
  address varchar(128) not null,
  longitude decimal(9, 6) null,
  latitude decimal(8, 6) null,
  created_at datetime(3) not null default current_timestamp(3),
  key building_by_region (region_code, id),
  key building_by_compound (compound_id, id)
) character set utf8mb4 collate utf8mb4_bin;

-- A stairwell (单元). Its grid is the finest area that holds all of it.
create table building_unit (
  id bigint not null primary key,
  building_id bigint not null,
  grid_id bigint null,
  name varchar(32) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key building_unit_by_building (building_id, id)
) character set utf8mb4 collate utf8mb4_bin;

create table household (
  id bigint not null primary key,
  building_id bigint not null,
  unit_id bigint null,
  grid_id bigint null,
  door varchar(32) not null,
  created_at datetime(3) not null default current_timestamp(3),
  key household_by_building (building_id, unit_id, door)
) character set utf8mb4 collate utf8mb4_bin;

-- Who answers for a place, and the name and phone that are published for it on purpose.
create table responsibility (
  id bigint not null primary key,
  place_kind varchar(12) not null,
  place_id bigint not null,
  role varchar(32) not null,
  name varchar(64) not null,
  phone varchar(32) not null,
  note varchar(128) null,
  position smallint not null,
  valid_from datetime(3) not null,
  valid_until datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  key responsibility_by_place (place_kind, place_id)
) character set utf8mb4 collate utf8mb4_bin;

create table doorplate (
  code char(13) character set ascii collate ascii_bin not null primary key,
  building_id bigint not null,
  unit_id bigint null,
  status varchar(12) not null,
  replaced_by char(13) character set ascii collate ascii_bin null,
  created_at datetime(3) not null default current_timestamp(3),
  status_at datetime(3) not null default current_timestamp(3),
  key doorplate_by_building (building_id)
) character set utf8mb4 collate utf8mb4_bin;

-- How often the plates of a building were opened in an hour (UTC). No person, no phone, no address.
create table doorplate_scan (
  building_id bigint not null,
  hour datetime not null,
  scans bigint not null,
  primary key (building_id, hour)
) character set utf8mb4 collate utf8mb4_bin;

-- One row. A transaction that changes what pages show takes the next generation as its last step; the row's lock makes
-- generations commit in their order, so a reader that has seen N has missed nothing up to N.
create table place_clock (
  id tinyint not null primary key,
  generation bigint not null
);
insert into place_clock (id, generation) values (1, 0);

-- Which scopes each generation changed. Kept for two days; a page that is older than the oldest row is reloaded.
create table place_change (
  generation bigint not null,
  scope_kind varchar(12) character set ascii collate ascii_bin not null,
  scope_id bigint not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (generation, scope_kind, scope_id),
  key place_change_by_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;
