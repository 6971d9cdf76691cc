/** Version of the protocol between host and plugin process. */
export const PROTOCOL_VERSION = 1;

/** A larger frame from a plugin ends its process with the frame unread. */
export const MAX_FRAME_BYTES = 1024 * 1024;

/** The file descriptor of the pipe to the host. */
export const PIPE_FD = 3;

/** Error code of every answer that carries {@link ErrorData}. */
export const PLUGIN_ERROR_CODE = 1;
