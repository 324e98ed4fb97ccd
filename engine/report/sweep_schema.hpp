// The tables of a sweep's database: the one place that says what they hold.
#pragma once

#include <cstdint>

namespace permille::report {

inline constexpr std::int64_t sweep_application = 0x70726d6c;  // "prml", PRAGMA application_id
inline constexpr std::int64_t sweep_format = 1;                // PRAGMA user_version; rises when the tables change

// Comments stand inside the parentheses, where SQLite keeps them: `.schema` shows them.
// `results.value` has no declared type: a REAL column stores whole numbers as integers and so loses the sign of -0.0.
// Tables of results have no rowid: their key is their order on the disk, and the order in which they are written.
inline constexpr const char* sweep_tables = R"sql(
CREATE TABLE sweep (            -- what all results depend on: one row
    scenario TEXT NOT NULL,     -- id of the scenario
    file TEXT NOT NULL,         -- where it was read
    digest TEXT NOT NULL,       -- SHA-256 of the scenario as read
    version TEXT NOT NULL,      -- of permille
    seed TEXT NOT NULL,         -- a whole number of 64 bits without sign, in decimal
    base_year INTEGER NOT NULL, -- of the scenario
    design TEXT NOT NULL,       -- how points are placed
    points INTEGER NOT NULL     -- of the whole sweep, done or not; numbered from zero
);
CREATE TABLE sets (             -- --set, in order
    position INTEGER PRIMARY KEY,
    text TEXT NOT NULL          -- PATH=VALUE
);
CREATE TABLE factors (          -- what varies, in the order of --vary
    factor INTEGER PRIMARY KEY, -- from zero
    path TEXT NOT NULL,         -- of the scenario, or: file
    levels TEXT NOT NULL,       -- as on the command line
    lower REAL,                 -- bounds in the sense of SALib; NULL where there are none
    upper REAL,
    distribution TEXT NOT NULL  -- in SALib's words; may be empty
);
CREATE TABLE measures (         -- what is kept of a point
    measure INTEGER PRIMARY KEY,-- from zero
    target TEXT NOT NULL,       -- id of the row of the plan
    statistic TEXT NOT NULL,    -- median, mean, q0.05, p_reach, shortfall, first_year
    year INTEGER NOT NULL,      -- that the value is of
    unit TEXT NOT NULL          -- of the value
);
CREATE TABLE levels (           -- what each point sets
    point INTEGER NOT NULL,
    factor INTEGER NOT NULL,
    level TEXT NOT NULL,        -- as YAML
    PRIMARY KEY (point, factor)
) WITHOUT ROWID;
CREATE TABLE done (             -- which points have results, and of how many replications
    point INTEGER NOT NULL,
    replications INTEGER NOT NULL,
    PRIMARY KEY (point, replications)
) WITHOUT ROWID;
CREATE TABLE results (          -- one value for each row of done and of measures
    point INTEGER NOT NULL,
    replications INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    value,                      -- a double, bit for bit; NULL where it cannot be told
    PRIMARY KEY (point, replications, measure)
) WITHOUT ROWID;
CREATE VIEW tidy AS             -- each value of the most replications that its point has, with what it is
    SELECT results.point, results.replications, target, statistic, year, unit, value
    FROM results JOIN measures USING (measure)
    WHERE results.replications = (SELECT max(replications) FROM done WHERE done.point = results.point);
)sql";

}  // namespace permille::report
