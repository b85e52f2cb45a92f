package io.keel.app.device

import android.content.Context
import android.net.Uri
import android.provider.DocumentsContract
import io.keel.app.seam.Papers
import java.io.File
import java.io.IOException

/** Documents through the system's own storage framework: no permission is needed, and the lifter sees where they go. */
class ContentPapers(
    private val context: Context,
) : Papers {
    private val resolver = context.contentResolver

    override fun write(
        address: String,
        from: File,
    ) = write(Uri.parse(address), from)

    private fun write(
        uri: Uri,
        from: File,
    ) {
        val to = resolver.openOutputStream(uri) ?: throw IOException("nothing can be written to $uri")
        to.use { out -> from.inputStream().use { it.copyTo(out) } }
    }

    override fun read(
        address: String,
        to: File,
    ) {
        val from = resolver.openInputStream(Uri.parse(address)) ?: throw IOException("nothing at $address")
        from.use { read -> to.outputStream().use { read.copyTo(it) } }
    }

    override fun writeFolder(
        address: String,
        from: File,
    ) {
        val tree = Uri.parse(address)
        fill(DocumentsContract.buildDocumentUriUsingTree(tree, DocumentsContract.getTreeDocumentId(tree)), from)
    }

    private fun fill(
        folder: Uri,
        from: File,
    ) {
        from.listFiles().orEmpty().forEach { file ->
            val mime = if (file.isDirectory) DocumentsContract.Document.MIME_TYPE_DIR else "application/octet-stream"
            val made = DocumentsContract.createDocument(resolver, folder, mime, file.name) ?: throw IOException("${file.name} can't be made in $folder")
            if (file.isDirectory) fill(made, file) else write(made, file)
        }
    }
}
