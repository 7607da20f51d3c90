-- Staff keep places by hand: two who edit at once must notice (version), and nothing may stand there twice. A key that is null
-- keeps no two rows apart, so the virtual columns stand in where there is nothing above.
alter table grid
  add column version int not null default 0,
  add column parent_key bigint generated always as (coalesce(parent_id, 0)) virtual;
alter table grid add unique key grid_by_name (region_code, parent_key, name);

alter table compound
  add column version int not null default 0,
  add unique key compound_by_name (region_code, name);

-- Behind a gate a building is known by its name; without one, by its address and name.
alter table building
  add column version int not null default 0,
  add column open_address varchar(128) generated always as (case when compound_id is null then address end) virtual;
alter table building
  add unique key building_by_name (compound_id, name),
  add unique key building_by_address (region_code, open_address, name),
  add key building_by_grid (grid_id, id);

alter table building_unit
  add column version int not null default 0,
  add unique key building_unit_by_name (building_id, name),
  add key building_unit_by_grid (grid_id, building_id);

alter table household
  add column version int not null default 0,
  add column unit_key bigint generated always as (coalesce(unit_id, 0)) virtual;
alter table household
  add unique key household_by_door (building_id, unit_key, door),
  add key household_by_unit (unit_id, id),
  add key household_by_grid (grid_id, building_id);

alter table responsibility
  add column version int not null default 0;

-- What became of each plate, when, by whom and why. A plate is given out once and taken out of use once.
create table doorplate_event (
  code char(13) character set ascii collate ascii_bin not null,
  what varchar(12) character set ascii collate ascii_bin not null,
  happened_at datetime(3) not null,
  -- Null when it was done by a command, or before there was a history.
  person_id bigint null,
  role varchar(24) null,
  reason varchar(128) null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (code, what)
) character set utf8mb4 collate utf8mb4_bin;
insert into doorplate_event (code, what, happened_at) select code, 'ISSUED', created_at from doorplate;
insert into doorplate_event (code, what, happened_at) select code, status, status_at from doorplate where status <> 'ACTIVE';
