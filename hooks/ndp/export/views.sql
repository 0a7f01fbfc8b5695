-- Views for common questions. Names of columns are those of the tables where they are the same thing.

CREATE VIEW current_responsibilities AS
SELECT a.platform AS platform, p.name_vi AS platform_name, r.role AS role, r.organisation AS organisation,
       o.name_vi AS organisation_name, r."from" AS valid_from, s.standing AS standing, r.clause AS clause
FROM assignment_assignments r
JOIN assignment a ON a.id = r.assignment_id
JOIN standing s ON s.assignment_id = r.assignment_id AND s.ordinal = r.ordinal
LEFT JOIN platform p ON p.id = a.platform
LEFT JOIN organisation o ON o.id = r.organisation
WHERE s.standing IN ('current', 'unconfirmed');

CREATE VIEW platform_overview AS
SELECT p.id AS id, p.name_vi AS name_vi, p.name_en AS name_en, p.scope AS scope, p.status AS status,
       (SELECT group_concat(organisation_name, '; ') FROM current_responsibilities c
         WHERE c.platform = p.id AND c.role = 'host') AS hosts,
       (SELECT group_concat(organisation_name, '; ') FROM current_responsibilities c
         WHERE c.platform = p.id AND c.role IN ('ministry-focal', 'host-focal', 'promotion-focal')) AS focal_units,
       (SELECT group_concat(organisation_name, '; ') FROM current_responsibilities c
         WHERE c.platform = p.id AND c.role = 'core-enterprise') AS core_enterprises,
       (SELECT count(*) FROM recognition r WHERE r.platform = p.id AND r.status = 'valid') AS valid_recognitions
FROM platform p;

CREATE VIEW listed_platforms AS
SELECT e.id AS edition, e.name_vi AS edition_name, l.number AS number, l.platform AS platform, p.name_vi AS platform_name
FROM edition_entries l
JOIN edition e ON e.id = l.edition_id
LEFT JOIN platform p ON p.id = l.platform;

CREATE VIEW sourced_facts AS
SELECT p.record_kind AS record_kind, p.record AS record, p.part || p.field AS place, p.level AS level, s.legal AS legal,
       s.publication AS publication
FROM provenance p
LEFT JOIN provenance_sources s
  ON s.record_kind = p.record_kind AND s.record = p.record AND s.part = p.part AND s.field = p.field;
