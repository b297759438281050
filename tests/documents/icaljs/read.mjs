// Reads an .ics file from standard input and says what ical.js makes of it, by the zone that the file itself describes.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const said = events.map((one) => ({
  start: one.startDate.toUnixTime(),
  end: one.endDate.toUnixTime(),
  wall: one.startDate.toString(),
  zone: one.startDate.zone.tzid,
  uid: one.uid,
  sequence: one.sequence,
  summary: one.summary,
  location: one.location,
  attendees: one.attendees.length,
}));
process.stdout.write(JSON.stringify(said));
