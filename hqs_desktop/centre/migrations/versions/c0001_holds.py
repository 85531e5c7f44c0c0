"""Desks and what they have taken up.

A desk is the role that signed in: it can't speak for another. It may call these functions and read these views, and
touch no table: each function decides in one statement, with the server's clock.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE hqs.centre (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), min_client integer NOT NULL);
INSERT INTO hqs.centre (min_client) VALUES (1);

CREATE TABLE hqs.desk (
    role name PRIMARY KEY,
    title text NOT NULL UNIQUE CHECK (length(title) BETWEEN 1 AND 60),
    seen_at timestamptz
);

CREATE TABLE hqs.hold (
    tqid_key text PRIMARY KEY CHECK (length(tqid_key) BETWEEN 1 AND 200),
    desk name NOT NULL REFERENCES hqs.desk ON DELETE CASCADE,
    operator text NOT NULL CHECK (length(operator) <= 200),
    until timestamptz NOT NULL
);
"""

TAKE = """
CREATE FUNCTION hqs.take(wanted text, by_operator text, seconds double precision)
RETURNS TABLE (mine boolean, desk text, operator text, seconds_left double precision)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    LOOP
        INSERT INTO hqs.hold AS held (tqid_key, desk, operator, until)
        VALUES (wanted, session_user, by_operator, clock_timestamp() + make_interval(secs => least(seconds, 600)))
        ON CONFLICT (tqid_key) DO UPDATE
            SET desk = excluded.desk, operator = excluded.operator, until = excluded.until
            WHERE held.desk = excluded.desk OR held.until <= clock_timestamp();
        IF FOUND THEN
            RETURN QUERY SELECT true, ''::text, ''::text, 0::double precision;
            RETURN;
        END IF;
        RETURN QUERY
            SELECT false, d.title, h.operator, extract(epoch FROM h.until - clock_timestamp())::double precision
            FROM hqs.hold h JOIN hqs.desk d ON d.role = h.desk WHERE h.tqid_key = wanted;
        EXIT WHEN FOUND; -- else it was let go of in between
    END LOOP;
END $$;
"""

OTHERS = """
CREATE FUNCTION hqs.drop(unwanted text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM hqs.hold WHERE tqid_key = unwanted AND desk = session_user;
$$;

CREATE FUNCTION hqs.beat(prolonged text[], seconds double precision) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE hqs.desk SET seen_at = clock_timestamp() WHERE role = session_user;
    UPDATE hqs.hold SET until = clock_timestamp() + make_interval(secs => least(seconds, 600))
    WHERE tqid_key = ANY (prolonged) AND desk = session_user;
    DELETE FROM hqs.hold WHERE desk = session_user AND until < clock_timestamp();
$$;

CREATE VIEW hqs.others_holds AS
SELECT h.tqid_key, d.title AS desk, h.operator,
       extract(epoch FROM h.until - clock_timestamp())::double precision AS seconds_left
FROM hqs.hold h JOIN hqs.desk d ON d.role = h.desk
WHERE h.desk <> session_user AND h.until > clock_timestamp();

CREATE FUNCTION hqs.tell() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('hqs', TG_TABLE_NAME);
    RETURN NULL;
END $$;

CREATE TRIGGER tell_taken AFTER INSERT OR DELETE ON hqs.hold FOR EACH ROW EXECUTE FUNCTION hqs.tell();
CREATE TRIGGER tell_changed AFTER UPDATE ON hqs.hold FOR EACH ROW
    WHEN (old.desk <> new.desk OR old.until <= clock_timestamp()) EXECUTE FUNCTION hqs.tell();
"""

RIGHTS = """
REVOKE ALL ON ALL TABLES IN SCHEMA hqs FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hqs FROM PUBLIC;
GRANT USAGE ON SCHEMA hqs TO hqs_desks;
GRANT SELECT ON hqs.centre, hqs.others_holds TO hqs_desks;
GRANT EXECUTE ON FUNCTION hqs.take, hqs.drop, hqs.beat TO hqs_desks;
"""


def upgrade() -> None:
    """Make the tables, the functions that change them, and the rights."""
    for statements in (TABLES, TAKE, OTHERS, RIGHTS):
        op.execute(statements)


def downgrade() -> None:
    """Take everything away again; the gateway has every booking all the same."""
    op.execute("DROP VIEW hqs.others_holds; DROP TABLE hqs.hold, hqs.desk, hqs.centre CASCADE")
    op.execute("DROP FUNCTION hqs.take, hqs.drop, hqs.beat, hqs.tell")
