//! Reads what a library exports and writes it down, a line for each call, field and case.

use std::fmt;

use anyhow::Result;
use camino::Utf8Path;
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{FieldMetadata, FnParamMetadata, Metadata, Type};

/// A call that a library exports.
struct Call {
    /// The object it belongs to; `None` for a function.
    owner: Option<String>,
    name: String,
    signature: String,
    throws: Option<String>,
}

/// A record, an enum or an error with its lines.
struct Value {
    kind: &'static str,
    name: String,
    lines: Vec<String>,
}

/// Everything that a library exports.
pub struct Surface {
    calls: Vec<Call>,
    values: Vec<Value>,
    objects: Vec<String>,
}

impl Surface {
    /// The surface of a compiled library that still has its symbols.
    ///
    /// # Errors
    /// When the file can't be read or is no library.
    pub fn of(library: &Utf8Path) -> Result<Self> {
        let mut surface = Self { calls: Vec::new(), values: Vec::new(), objects: Vec::new() };
        let mut items = extract_from_library(library)?;
        items.sort();
        for item in items {
            surface.take(item);
        }
        surface.values.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(surface)
    }

    /// The calls that can fail in a way that is not typed.
    pub fn untyped(&self) -> impl Iterator<Item = &str> {
        self.calls.iter().filter(|call| call.throws.as_deref() != Some("KeelError")).map(|c| c.name.as_str())
    }

    fn take(&mut self, item: Metadata) {
        match item {
            Metadata::Func(f) => {
                self.call(None, f.name, &f.inputs, f.return_type.as_ref(), f.throws.as_ref());
            }
            Metadata::Constructor(c) => {
                self.call(Some(c.self_name), c.name, &c.inputs, None, c.throws.as_ref());
            }
            Metadata::Method(m) => {
                self.call(Some(m.self_name), m.name, &m.inputs, m.return_type.as_ref(), m.throws.as_ref());
            }
            Metadata::Object(o) => self.objects.push(o.name),
            Metadata::Record(r) => {
                let lines = r.fields.iter().map(field).collect();
                self.values.push(Value { kind: "record", name: r.name, lines });
            }
            Metadata::Enum(e) => {
                let kind = if e.shape == uniffi_meta::EnumShape::Enum { "enum" } else { "error" };
                let case = |v: &uniffi_meta::VariantMetadata| {
                    let fields: Vec<String> = v.fields.iter().map(field).collect();
                    if fields.is_empty() {
                        v.name.clone()
                    } else {
                        format!("{} {{ {} }}", v.name, fields.join(", "))
                    }
                };
                self.values.push(Value { kind, name: e.name, lines: e.variants.iter().map(case).collect() });
            }
            _ => {}
        }
    }

    fn call(
        &mut self,
        owner: Option<String>,
        name: String,
        inputs: &[FnParamMetadata],
        returns: Option<&Type>,
        throws: Option<&Type>,
    ) {
        let inputs: Vec<String> = inputs
            .iter()
            .map(|i| format!("{}: {}{}", i.name, if i.by_ref { "&" } else { "" }, named(&i.ty)))
            .collect();
        let returns = returns.map_or_else(String::new, |ty| format!(" -> {}", named(ty)));
        let signature = format!("{name}({}){returns}", inputs.join(", "));
        self.calls.push(Call { owner, name, signature, throws: throws.map(named) });
    }

    fn calls_of(&self, owner: Option<&str>) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.owner.as_deref() == owner)
    }
}

impl fmt::Display for Surface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for call in self.calls_of(None) {
            writeln!(f, "{}", call.signature)?;
        }
        for object in &self.objects {
            writeln!(f, "\nobject {object}")?;
            for call in self.calls_of(Some(object)) {
                writeln!(f, "  {}", call.signature)?;
            }
        }
        for value in &self.values {
            writeln!(f, "\n{} {}", value.kind, value.name)?;
            for line in &value.lines {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}

fn field(field: &FieldMetadata) -> String {
    if field.name.is_empty() { named(&field.ty) } else { format!("{}: {}", field.name, named(&field.ty)) }
}

/// A type as Rust writes it.
fn named(ty: &Type) -> String {
    match ty {
        Type::Object { name, .. } | Type::Record { name, .. } | Type::Enum { name, .. } => name.clone(),
        Type::Optional { inner_type } => format!("Option<{}>", named(inner_type)),
        Type::Sequence { inner_type } => format!("Vec<{}>", named(inner_type)),
        Type::Int32 => "i32".to_owned(),
        Type::Int64 => "i64".to_owned(),
        Type::Float64 => "f64".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        other => format!("{other:?}"),
    }
}
