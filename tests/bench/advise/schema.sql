-- SPDX-License-Identifier: GPL-3.0-or-later
-- A freight forwarder: what index advice is measured on. Primary keys only; every other index is for the advice to find.
CREATE TABLE accounts (
    id integer PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    country char(2) NOT NULL,
    tier smallint NOT NULL,
    opened date NOT NULL,
    closed date,
    referrer text
);

CREATE TABLE bookings (
    id bigint PRIMARY KEY,
    account_id integer NOT NULL REFERENCES accounts (id),
    status text NOT NULL,
    priority smallint NOT NULL,
    booked timestamptz NOT NULL,
    due timestamptz NOT NULL,
    delivered timestamptz,
    price numeric(10, 2) NOT NULL,
    weight_kg integer NOT NULL,
    insured boolean NOT NULL,
    flagged_by integer,
    remark text
);

CREATE TABLE parcels (
    id bigint PRIMARY KEY,
    booking_id bigint NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
    product integer NOT NULL,
    pieces integer NOT NULL,
    grams integer NOT NULL,
    barcode text NOT NULL
);

-- Written in the order of time and never changed.
CREATE TABLE scans (
    at timestamptz NOT NULL,
    depot integer NOT NULL,
    device integer NOT NULL,
    parcel_id bigint NOT NULL,
    kind text NOT NULL,
    temperature real
);

CREATE TABLE documents (
    id integer PRIMARY KEY,
    account_id integer NOT NULL REFERENCES accounts (id),
    title text NOT NULL,
    body text NOT NULL,
    meta jsonb NOT NULL,
    tags text[] NOT NULL,
    created timestamptz NOT NULL
);

CREATE TABLE depots (
    id integer PRIMARY KEY,
    city text NOT NULL
);
