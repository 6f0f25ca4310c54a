import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { instantOf, onTheWall } from './clinic-time';
import { readAppointments } from './read-appointments';

const PLACE = { on: localDate('2026-11-23'), timeZone: 'America/New_York', dayFirst: false };
const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];

describe('a pasted list', () => {
  test('time, name, birth date, number and reason in one line', () => {
    const found = readAppointments('09:00 MARSH, Elena 14-Jul-1985 RV-2041 review of dose\n1:30 pm - 2:00 pm  Ben Okafor; born 3/2/1969; MRN 0120X', PLACE);
    expect(found?.read).toMatchObject([
      { onDay: '2026-11-23', atTime: '09:00', minutes: null, person: { family: 'MARSH', given: 'Elena', birthOn: '1985-07-14', numbers: ['RV-2041'] }, reason: 'review of dose' },
      { atTime: '13:30', minutes: 30, person: { family: 'Ben Okafor', given: null, birthOn: '1969-03-02', numbers: ['0120X'] } },
    ]);
  });

  test('a date in figures is read as the country writes it, and one that no calendar has is none', () => {
    const born = (dayFirst: boolean, date: string) => readAppointments(`09:00 Okafor, Ben ${date}`, { ...PLACE, dayFirst })?.read[0]?.person.birthOn;
    expect(born(false, '3/2/1969')).toBe('1969-03-02');
    expect(born(true, '3/2/1969')).toBe('1969-02-03');
    expect(born(false, '31/12/1969')).toBeNull();
  });

  test('a line without a time is left out and named, an hour that no clock has too', () => {
    const found = readAppointments('Team meeting\n25:00 Okafor, Ben\n09:00', PLACE);
    expect(found?.read).toEqual([]);
    expect(found?.leftOut.map(({ what }) => what)).toEqual(['Team meeting', '25:00 Okafor, Ben', '09:00']);
  });
});

describe('a calendar', () => {
  test('a zone is carried to the wall of the clinic; without one the time stands as it is', () => {
    const found = readAppointments(
      calendar(
        ...event('UID:a', 'DTSTART:20261123T140000Z', 'DTEND:20261123T143000Z', 'SUMMARY:MARSH\\, Elena 14-Jul-1985'),
        ...event('UID:b', 'DTSTART;TZID=Europe/London:20261123T150000', 'DURATION:PT15M', 'SUMMARY:OKAFOR\\, Ben', 'DESCRIPTION:DOB: 03-Feb-1969\\nMRN 0120X\\nletter of 02-Jan-2026'),
        ...event('UID:c', 'DTSTART:20261123T090000', 'SUMMARY:Somebody'),
        ...event('UID:d', 'DTSTART;VALUE=DATE:20261124', 'SUMMARY:Whole day'),
        ...event('UID:e', 'DTSTART;TZID=Nowhere Time:20261123T090000', 'SUMMARY:Unknown zone'),
      ),
      PLACE,
    );
    expect(found?.read.map(({ onDay, atTime, minutes }) => [onDay, atTime, minutes])).toEqual([
      ['2026-11-23', '09:00', 30],
      ['2026-11-23', '10:00', 15],
      ['2026-11-23', '09:00', null],
      ['2026-11-24', null, null],
    ]);
    expect(found?.read[0]?.person).toEqual({ family: 'MARSH', given: 'Elena', birthOn: '1985-07-14', numbers: [] });
    expect(found?.read[1]?.person).toEqual({ family: 'OKAFOR', given: 'Ben', birthOn: '1969-02-03', numbers: ['0120X'] });
    expect(found?.leftOut).toEqual([{ what: 'Unknown zone', why: 'Its time zone is not known here.' }]);
  });

  test('a series is followed over a change of the clocks, with what was moved and what was called off', () => {
    const found = readAppointments(
      calendar(
        ...event('UID:s', 'DTSTART;TZID=America/New_York:20261019T090000', 'DTEND;TZID=America/New_York:20261019T091500', 'RRULE:FREQ=WEEKLY;COUNT=9', 'EXDATE;TZID=America/New_York:20261130T090000', 'SUMMARY:OKAFOR\\, Ben'),
        ...event('UID:s', 'RECURRENCE-ID;TZID=America/New_York:20261207T090000', 'DTSTART;TZID=America/New_York:20261208T113000', 'DTEND;TZID=America/New_York:20261208T114500', 'STATUS:CANCELLED', 'SUMMARY:OKAFOR\\, Ben'),
      ),
      PLACE,
    );
    expect(found?.read.map(({ onDay, atTime, cancelled }) => [onDay, atTime, cancelled])).toEqual([
      ['2026-11-23', '09:00', false],
      ['2026-12-08', '11:30', true],
      ['2026-12-14', '09:00', false],
    ]);
    expect(new Set(found?.read.map(({ key }) => key)).size).toBe(3);
  });

  test('what is cut off or endless comes to nothing and to an end', () => {
    expect(readAppointments('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x', PLACE)).toBeNull();
    const endless = readAppointments(calendar(...event('UID:z', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:z')), PLACE);
    expect(endless?.read).toEqual([]);
  });
});

describe('FHIR', () => {
  const patient = { resourceType: 'Patient', id: 'p', birthDate: '1985-07-14', name: [{ family: 'Marsh', given: ['Elena', 'R'] }], identifier: [{ value: 'RV-2041' }, { value: 'OLD-1', use: 'old' }] };
  const appointment = { resourceType: 'Appointment', id: 'a', status: 'booked', start: '2026-11-23T09:00:00-05:00', end: '2026-11-23T09:20:00-05:00', participant: [{ actor: { reference: 'Patient/p', display: 'Marsh, Elena' } }, { actor: { reference: 'Practitioner/1', display: 'Dr Boyd' } }] };
  const inBundle = (...resources: object[]): string => JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });

  test('an appointment with its patient', () => {
    expect(readAppointments(inBundle(patient, appointment), PLACE)?.read).toMatchObject([
      { key: 'a', onDay: '2026-11-23', atTime: '09:00', minutes: 20, said: 'Marsh, Elena', withWhom: 'Dr Boyd', person: { family: 'Marsh', given: 'Elena', birthOn: '1985-07-14', numbers: ['RV-2041'] } },
    ]);
  });

  test('without the patient nothing is known but what it says; called off is called off; the rest is named', () => {
    const found = readAppointments(
      inBundle({ ...appointment, status: 'cancelled' }, { ...appointment, id: 'b', start: '2026-11-23' }, { ...appointment, id: 'c', participant: [] }, { resourceType: 'Slot', id: 's' }),
      PLACE,
    );
    expect(found?.read).toMatchObject([{ cancelled: true, person: { family: null, given: null, birthOn: null, numbers: [] } }]);
    expect(found?.leftOut.map(({ what }) => what)).toEqual(['Appointment/b', 'Appointment/c', 'Slot/s']);
    expect(readAppointments('{"resourceType":', PLACE)).toBeNull();
  });
});

test('the wall of a place: the hour that comes twice, the one that does not come', () => {
  expect(onTheWall(instantOf('2026-11-01T01:30', 'America/New_York'), 'America/New_York')).toEqual({ onDay: '2026-11-01', atTime: '01:30' });
  expect(onTheWall(instantOf('2026-03-08T02:30', 'America/New_York'), 'America/New_York').onDay).toBe('2026-03-08');
  expect(onTheWall(instantOf('2026-11-23T00:10', 'Pacific/Auckland'), 'America/Los_Angeles')).toEqual({ onDay: '2026-11-22', atTime: '03:10' });
});
