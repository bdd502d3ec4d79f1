//! DataFusion behind the engine boundary.
//!
//! No report is made with it. It is the second opinion: the same SQL over the same tables must give
//! the same figures, or the profile of SQL that definitions may use is not portable. It stands
//! outside the default members of the workspace, since it takes minutes to compile.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::{cast, concat_batches};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;
use datafusion::datasource::MemTable;
use datafusion::error::DataFusionError;
use datafusion::prelude::SessionContext;
use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::Table;
use tokio::runtime::Runtime;

/// Runs SQL with DataFusion, in process.
pub struct DataFusion {
    context: SessionContext,
    runtime: Runtime,
}

impl DataFusion {
    /// An engine that knows no table yet. Fails where the machine gives it no threads.
    pub fn new() -> std::io::Result<Self> {
        Ok(DataFusion {
            context: SessionContext::new(),
            runtime: tokio::runtime::Builder::new_current_thread().build()?,
        })
    }

    fn run(&self, sql: &str) -> Result<RecordBatch, DataFusionError> {
        self.runtime.block_on(async {
            let frame = self.context.sql(sql).await?;
            let schema: SchemaRef = Arc::new(frame.schema().as_arrow().clone());
            let batches = frame.collect().await?;
            Ok(plain_text(&concat_batches(&schema, &batches)?)?)
        })
    }

    fn load(&self, name: &str, table: &Table, columns: &[&str]) -> Result<(), DataFusionError> {
        let indices = columns
            .iter()
            .map(|column| table.schema.index_of(column))
            .collect::<Result<Vec<_>, _>>()?;
        let schema = Arc::new(table.schema.project(&indices)?);
        let batches = table
            .batches
            .iter()
            .map(|batch| batch.project(&indices))
            .collect::<Result<Vec<_>, _>>()?;
        let memory = MemTable::try_new(schema, vec![batches])?;
        self.context.deregister_table(name)?;
        self.context.register_table(name, Arc::new(memory))?;
        Ok(())
    }
}

impl Engine for DataFusion {
    fn register(&mut self, name: &str, table: &Table, columns: &[&str]) -> Result<(), EngineError> {
        let fail = |error: DataFusionError| EngineError::Load {
            table: name.to_owned(),
            why: error.to_string(),
        };
        self.load(name, table, columns).map_err(fail)
    }

    fn query(&mut self, sql: &str) -> Result<RecordBatch, EngineError> {
        self.run(sql).map_err(|error| EngineError::Query {
            sql: sql.to_owned(),
            why: error.to_string(),
        })
    }
}

/// The same batch with every kind of text column as Utf8.
fn plain_text(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let is_text = matches!(
            field.data_type(),
            DataType::Dictionary(..) | DataType::Utf8View | DataType::LargeUtf8
        );
        let kind = match is_text {
            true => &DataType::Utf8,
            false => field.data_type(),
        };
        fields.push(Field::new(field.name(), kind.clone(), true));
        columns.push(cast(column, kind)?);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}
