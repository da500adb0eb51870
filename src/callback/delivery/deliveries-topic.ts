/** The signal that a delivery is due. */
export const DELIVERIES_TOPIC = 'deliveries';
