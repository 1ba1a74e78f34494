internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// What a stranger may do on a connection: send heads of requests and read the answers.
///
/// A body is never read: the request is answered, which says so, and then nothing more is taken from the connection. What
/// can't be read as HTTP is answered too. A reader that takes nothing for a while is cut off, and a connection is closed only
/// when what has been written to it is sent.
///
/// - Source: Backpressure as in NIO's pipeline; it stands between the HTTP codec and Hummingbird's own handlers.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a reader may take nothing, and a sender send no whole head.
    static let patience = TimeAmount.seconds(10)

    private enum Reading { case heads, nothing }

    private var reading = Reading.heads
    /// Requests that were taken and not answered to their end.
    private var openRequests = 0
    private var unsent = 0
    /// What there was to be sent when it was last looked, in bytes.
    private var bufferedBytes: Int?
    private var watch: Scheduled<Void>?
    private var awaitedClose: (mode: CloseMode, promise: EventLoopPromise<Void>?)?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard reading == .heads else { return }
        let part = unwrapInboundIn(data)
        guard case .head(let head) = part else { return context.fireChannelRead(data) }
        openRequests += 1
        context.fireChannelRead(data)
        if head.headerFields.announceBody {
            reading = .nothing
            context.fireChannelRead(wrapInboundOut(.end(nil)))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, reading == .heads, openRequests == 0 else {
            return context.fireErrorCaught(error)
        }
        reading = .nothing
        openRequests = 1
        let (head, body) = UnreadableRequest.answer(isTooLong: error == .headerOverflow)
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.body(ByteBuffer(string: body))), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
        context.flush()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        unsent += 1
        watchReader(context)
        if case .end = unwrapOutboundIn(data) {
            openRequests -= 1
            // Half of the connection stays open, so that the answer isn't lost to what the sender still sends.
            if reading == .nothing, openRequests == 0, awaitedClose == nil { awaitedClose = (.output, nil) }
        }
        let sent = promise ?? context.eventLoop.makePromise()
        sent.futureResult.assumeIsolated().whenComplete { _ in
            self.unsent -= 1
            if self.unsent == 0 { self.closeIfAwaited(context) }
        }
        context.write(data, promise: sent)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard unsent > 0, mode != .input else { return context.close(mode: mode, promise: promise) }
        if let earlier = awaitedClose?.promise { promise?.futureResult.cascade(to: earlier) }
        awaitedClose = (mode, promise ?? awaitedClose?.promise)
    }

    private func closeIfAwaited(_ context: ChannelHandlerContext) {
        guard let (mode, promise) = awaitedClose else { return }
        awaitedClose = nil
        context.close(mode: mode, promise: promise)
    }

    /// Looks now and then whether the reader takes what is sent.
    private func watchReader(_ context: ChannelHandlerContext) {
        guard watch == nil else { return }
        bufferedBytes = nil
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) {
            self.watch = nil
            guard self.unsent > 0 else { return }
            do {
                let bytes = try context.channel.syncOptions?.getOption(.bufferedWritableBytes)
                if let bytes, bytes == self.bufferedBytes { return context.close(mode: .all, promise: nil) }
                self.watchReader(context)
                self.bufferedBytes = bytes
            } catch {
                context.fireErrorCaught(error)
            }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        watch?.cancel()
        watch = nil
    }
}

extension HTTPFields {
    /// Whether a body follows (RFC 9112, 6.3).
    var announceBody: Bool {
        self[.transferEncoding] != nil || self[values: .contentLength].contains { Int($0) != 0 }
    }
}

/// What is answered to what can't be read as a request, where no language is known yet.
enum UnreadableRequest {
    static func answer(isTooLong: Bool) -> (head: HTTPResponse, body: String) {
        let status: HTTPResponse.Status = isTooLong ? .requestHeaderFieldsTooLarge : .badRequest
        let detail =
            isTooLong
            ? "The head of a request has no more than \(RequestLimits.mostHeadBytes) bytes. Ask for less. / 请求头不得超过 \(RequestLimits.mostHeadBytes) 字节。"
            : "This is no request of HTTP/1.1. / 这不是 HTTP/1.1 请求。"
        let body =
            #"{"detail":"\#(detail)","status":\#(status.code),"title":"\#(status.reasonPhrase)","type":"about:blank"}"#
        var head = HTTPResponse(status: status)
        head.headerFields = [
            .contentType: "application/problem+json", .contentLength: String(body.utf8.count), .connection: "close",
        ]
        return (head, body)
    }
}
