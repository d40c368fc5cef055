/** Marks the graph types of this service: in one process every service's classes share one registry. */
export class RegistrationsGraph {}
