-- 0002: the daily log: activities logged together, merged people, templates and saved filters.

-- The activities that one answer "n individual sessions" made; NULL = logged alone.
ALTER TABLE activity ADD COLUMN group_uuid TEXT;
CREATE INDEX activity_group ON activity (group_uuid) WHERE group_uuid IS NOT NULL;

-- The person who goes on after a merge; the merged one is in the trash and comes back with an undo.
ALTER TABLE beneficiary ADD COLUMN merged_into INTEGER REFERENCES beneficiary (id);
CREATE INDEX beneficiary_merged_into ON beneficiary (merged_into) WHERE merged_into IS NOT NULL;

-- Pairs that look alike and that somebody said to be two people.
CREATE TABLE not_duplicate (
  low_uuid TEXT NOT NULL,
  high_uuid TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (low_uuid, high_uuid),
  CHECK (low_uuid < high_uuid)
) STRICT, WITHOUT ROWID;

-- body: an activity as the codec writes it, without date and without people.
CREATE TABLE activity_template (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX activity_template_sort_name ON activity_template (sort_name);

-- body: filter, order and columns of the list of activities, as JSON.
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  unmade INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER REFERENCES step (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX saved_filter_sort_name ON saved_filter (sort_name);

-- The indexes of the list again: one is read without the rows only when it holds every column that a
-- statement names, that of its own condition too.
DROP INDEX activity_journal;
CREATE INDEX activity_journal ON activity (sort_key, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_mediator;
CREATE INDEX activity_mediator ON activity (mediator_id, sort_key DESC, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_place;
CREATE INDEX activity_place ON activity (place_id, sort_key DESC, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_kind;
CREATE INDEX activity_kind ON activity (kind, sort_key DESC, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_place_kind;
CREATE INDEX activity_place_kind ON activity (place_kind, sort_key DESC, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_source;
CREATE INDEX activity_source ON activity (source, sort_key DESC, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_minutes;
CREATE INDEX activity_minutes ON activity (minutes, sort_key, version, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX activity_people;
CREATE INDEX activity_people ON activity (people, sort_key, version, deleted_at) WHERE deleted_at IS NULL;
-- What is to be completed is few rows: all that is asked of them.
DROP INDEX activity_incomplete;
CREATE INDEX activity_incomplete ON activity (sort_key, version, kind, place_id, minutes, mediator_id, incomplete, deleted_at) WHERE deleted_at IS NULL AND incomplete = 1;
CREATE INDEX activity_incomplete_mediator ON activity (mediator_id, sort_key, version, kind, place_id, minutes, incomplete, deleted_at) WHERE deleted_at IS NULL AND incomplete = 1;
